package boxoffice.benchmarks;

final class RushBenchmark {
  private RushBenchmark() {}

  static Report run(Options options) {
    throw new UnsupportedOperationException();
  }
}
