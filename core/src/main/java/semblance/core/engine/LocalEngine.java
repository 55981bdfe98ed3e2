package semblance.core.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import semblance.api.Help;
import semblance.api.data.Dataset;
import semblance.api.data.Engine;
import semblance.api.data.Schema;
import semblance.api.data.Statistic;
import semblance.api.data.Table;

/**
 * Sums up partitions on threads of this process and merges them in partition order, so that any number of threads gives
 * the same bytes. At most two partitions a thread are held at once.
 *
 * @param threads the number of threads, at least 1
 */
@Help("the threads of this process")
public record LocalEngine(
        @Help("number of threads, at least 1") int threads) implements Engine {

    /** As many threads as this machine has processors. */
    public LocalEngine() {
        this(Runtime.getRuntime().availableProcessors());
    }

    /** @throws IllegalArgumentException if there is no thread */
    public LocalEngine {
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Dataset bind(Dataset data) {
        return new Bound(data, threads);
    }

    private record Bound(Dataset data, int threads) implements Dataset {
        @Override
        public Schema schema() {
            return data.schema();
        }

        @Override
        public int partitions() {
            return data.partitions();
        }

        @Override
        public Stream<Table> partition(int index) {
            return data.partition(index);
        }

        @Override
        public <S extends Statistic<S>> S collect(int partition, Statistic.Zero<S> zero) {
            return data.collect(partition, zero);
        }

        @Override
        public <S extends Statistic<S>> S collect(Statistic.Zero<S> zero) {
            S total = zero.get();
            List<Callable<S>> tasks = new ArrayList<>();
            for (int p = 0; p < partitions(); p++) {
                int partition = p;
                tasks.add(() -> collect(partition, zero));
            }
            inOrder(tasks, threads, total::merge);
            return total;
        }
    }

    /**
     * Runs tasks on threads and hands over their results in order, a bounded number ahead. The first failure stops the
     * rest and is thrown as it is; an interrupt of the calling thread is a {@link CancellationException}.
     */
    private static <R> void inOrder(Iterable<? extends Callable<R>> tasks, int threads, Consumer<R> to) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, LocalEngine::worker);
        try {
            Deque<Future<R>> pending = new ArrayDeque<>();
            for (Callable<R> task : tasks) {
                if (pending.size() == 2 * threads)
                    to.accept(pending.removeFirst().get());
                pending.addLast(pool.submit(task));
            }
            while (!pending.isEmpty()) to.accept(pending.removeFirst().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            if (e.getCause() instanceof Error failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** A thread that does not keep the process alive. */
    static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "semblance-worker");
        thread.setDaemon(true);
        return thread;
    }
}
