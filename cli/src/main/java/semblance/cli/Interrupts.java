package semblance.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Ctrl-C and SIGTERM: the first asks the work to stop at its next convenient point, the second leaves at once.
 *
 * <p>A shutdown hook would not do: it learns neither which signal came nor that a second one did, since Java ignores
 * signals while hooks run. {@code sun.misc.Signal} is in {@code jdk.unsupported}, which every JDK since 9 exports
 * without a warning at run time; it is called by reflection because javac's warning of it cannot be turned off. Outside
 * {@link #listen} Java's own handling stays.
 */
final class Interrupts {
    private final IntConsumer leave;
    private volatile Exit raised;
    private volatile Runnable first = () -> {};

    /** @param leave ends the process with an exit code, at once */
    Interrupts(IntConsumer leave) {
        this.leave = leave;
    }

    /** Until closed, signals are requests to stop. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** @param first called, on another thread, when the first signal comes */
    Listening listen(Runnable first) {
        this.first = first;
        Listening interrupt = listen("INT", Exit.INTERRUPTED);
        Listening terminate = listen("TERM", Exit.TERMINATED);
        return () -> {
            interrupt.close();
            terminate.close();
        };
    }

    private Listening listen(String name, Exit exit) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            Method handle = type.getMethod("handle", type, handler);
            Object raise = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) raise(exit);
                        return null;
                    });
            Object before = handle.invoke(null, signal, raise);
            return () -> {
                try {
                    handle.invoke(null, signal, before);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (InvocationTargetException e) { // Java runs with -Xrs, or the system has no such signal
            return () -> {};
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signal came. */
    void raise(Exit exit) {
        if (raised != null) {
            leave.accept(raised.code());
            return;
        }
        raised = exit;
        first.run();
    }

    /** The exit code of the first signal, if one came. */
    Optional<Exit> raised() {
        return Optional.ofNullable(raised);
    }
}
