package semblance.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Does numbered pieces of work on threads of this process. A piece may have pieces of its own: a thread that waits for
 * them does some of them meanwhile, so there are never more threads at work than asked for.
 */
public final class Pieces implements AutoCloseable {
    private final int threads;
    private ForkJoinPool pool; // null until there is something to share

    /** @param threads the number of threads, at least 1 */
    public Pieces(int threads) {
        this.threads = threads;
    }

    /**
     * The results in order. The failure of the first piece that failed is thrown as it is, when all are over.
     *
     * @throws CancellationException if the calling thread is interrupted
     */
    public <R> List<R> map(int count, IntFunction<R> work) {
        if (threads == 1 || count < 2)
            return IntStream.range(0, count).mapToObj(work).toList();
        List<R> results = new ArrayList<>();
        for (Outcome<R> outcome : outcomes(count, work)) {
            if (outcome.failure() instanceof RuntimeException failure) throw failure;
            if (outcome.failure() instanceof Error failure) throw failure;
            results.add(outcome.result());
        }
        return results;
    }

    private <R> List<Outcome<R>> outcomes(int count, IntFunction<R> work) {
        if (ForkJoinTask.getPool() == pool()) return all(count, work);
        try {
            return pool().submit(() -> all(count, work)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private synchronized ForkJoinPool pool() {
        if (pool == null) pool = new ForkJoinPool(threads, Pieces::worker, null, false);
        return pool;
    }

    private static <R> List<Outcome<R>> all(int count, IntFunction<R> work) {
        List<ForkJoinTask<Outcome<R>>> tasks = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) {
            int number = piece;
            tasks.add(ForkJoinTask.adapt(() -> Outcome.of(work, number)));
        }
        for (int piece = count - 1; piece > 0; piece--) tasks.get(piece).fork(); // the last forked is done first
        tasks.get(0).quietlyInvoke();
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    /** A result, or what was thrown instead: a failed task would throw a copy of it. */
    private record Outcome<R>(R result, Throwable failure) {
        static <R> Outcome<R> of(IntFunction<R> work, int piece) {
            try {
                return new Outcome<>(work.apply(piece), null);
            } catch (RuntimeException | Error failure) {
                return new Outcome<>(null, failure);
            }
        }
    }

    private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName("semblance-worker");
        return thread;
    }

    @Override
    public synchronized void close() {
        if (pool != null) pool.shutdownNow();
    }
}
