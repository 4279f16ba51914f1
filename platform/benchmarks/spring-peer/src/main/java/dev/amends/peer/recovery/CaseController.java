package dev.amends.peer.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The cases of one customer. */
@RestController
class CaseController {

  private final Cases cases;

  CaseController(Cases cases) {
    this.cases = cases;
  }

  record Row(UUID id, String customerId, String state, int urgency, Instant dueAt, long version) {}

  record Page(List<Row> items, int total) {}

  @GetMapping("/api/recovery/cases")
  Page ofCustomer(@RequestParam String customerId) {
    var rows =
        cases.findByCustomerIdOrderByOpenedAtDesc(customerId, Limit.of(50)).stream()
            .map(c -> new Row(c.id, c.customerId, c.state, c.urgency, c.dueAt, c.version))
            .toList();
    return new Page(rows, rows.size());
  }
}
