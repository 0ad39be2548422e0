package dev.gauntlet.storage;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many threads that do something at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** What each of so many came to, in their order. */
  public static <T> List<T> each(int many, IntFunction<T> doing) throws Exception {
    CyclicBarrier together = new CyclicBarrier(many);
    List<Callable<T>> all =
        IntStream.range(0, many)
            .<Callable<T>>mapToObj(n ->
                () -> {
                  together.await(30, TimeUnit.SECONDS);
                  return doing.apply(n);
                })
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> done = threads.invokeAll(all, 60, TimeUnit.SECONDS);
      for (Future<T> one : done) {
        one.get();
      }
      return done.stream().map(Future::resultNow).toList();
    }
  }
}
