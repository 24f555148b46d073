package boxoffice.benchmarks;

final class StormBenchmark {
  private StormBenchmark() {}

  static Report run(Options options) {
    throw new UnsupportedOperationException();
  }
}
