package dev.amends.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.amends.acceptance.Product;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing acknowledged is lost, doubled or out of order when things die. {@code make faults RUNS=n
 * SEED=s} does whole runs with every kind of fault; without it there are two short ones.
 */
class FaultsE2E {

  /** How much longer than the outage itself nobody may be answered. */
  private static final double LONGEST_PAUSE = 1.2;

  private static final int RUNS = Integer.getInteger("amends.faults.runs", 0);
  private static final long SEED = Long.getLong("amends.faults.seed", 1);

  private final Product product = Product.running();

  @BeforeAll
  static void saysWhatIsLeftOut() {
    if (Product.running().disk().isEmpty()) {
      System.out.println(
          "The faults of a full disk are left out: neither an ext4 image nor a tmpfs may be"
              + " mounted here.");
    }
  }

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + (RUNS == 0 ? 2 : RUNS));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingAcknowledgedIsLostDoubledOrOutOfOrder(long seed)
      throws IOException, InterruptedException {
    product.forgetTokens();
    var hands = new ProductHands(product);
    var random = new Random(seed * 0x9E3779B97F4A7C15L);
    var faults = RUNS == 0 ? Fault.few(hands, random) : Fault.all(hands, random);
    var api = new Api(product.address(), product.mailApi(), product::accessToken);

    var before = System.nanoTime();
    var result = new FaultRun(api, seed).run(faults);

    var seconds = (System.nanoTime() - before) / 1_000_000_000;
    System.out.println(result.report() + "\n  in " + seconds + " s");
    assertEquals(0, result.differences().size(), result.report());
    if (RUNS > 0) {
      result.faults().stream()
          .filter(each -> each.fault().withholdsAnswers())
          .forEach(each -> assertTrue(each.ratio() <= LONGEST_PAUSE, each.toString()));
    }
  }

  @Test
  void whatIsTestedIsDurable() throws SQLException {
    try (var connection =
            DriverManager.getConnection(product.databaseUrl(), "postgres", "postgres");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select current_setting('fsync') || current_setting('synchronous_commit')"
                    + " || current_setting('full_page_writes')")) {
      row.next();
      assertEquals("ononon", row.getString(1));
    }
  }

  /** The product's own launcher does what an operator would. */
  private record ProductHands(Product product) implements Fault.Hands {

    @Override
    public void kill9(String part) throws IOException {
      product.processes().kill9(part);
    }

    @Override
    public void stop(String part) throws IOException {
      product.processes().terminate(part);
    }

    @Override
    public void start(String part) {
      product.start(part);
    }

    @Override
    public void signal(String part, String signal) throws IOException {
      product.processes().signal(part, signal);
    }

    @Override
    public Cut lineTo(String part) {
      return product.lineTo(part);
    }

    @Override
    public Optional<FullDisk> fullDisk() {
      var server =
          new FullDisk.Server(
              product.databaseUrl(),
              product.processes().log("postgres"),
              () -> product.processes().alive("postgres"),
              () -> product.start("postgres"));
      return product.disk().map(disk -> new FullDisk(disk, server));
    }
  }
}
