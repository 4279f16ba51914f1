package dev.amends.risk.assessment.adapter;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Assessed responses. */
@ApplicationScoped
class ResponseRepository implements PanacheRepositoryBase<ResponseEntity, UUID> {

  /** The newest first, at most {@code limit}. */
  List<ResponseEntity> ofCustomer(String customerId, int limit) {
    return find("customerId", Sort.descending("occurredAt").and("receiptId"), customerId)
        .page(0, limit)
        .list();
  }
}
