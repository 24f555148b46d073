package boxoffice.table.engine;

/** Provisioned capacity, in units a second. It is told again, not enforced. */
public record Throughput(long read, long write) {}
