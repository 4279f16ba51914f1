package dev.amends.peer.risk;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Responses extends JpaRepository<Response, UUID> {

  /** A customer and one of its responses at risk. */
  record AtRisk(String customerId, UUID receiptId) {}

  @Query(
      "select new dev.amends.peer.risk.Responses$AtRisk(r.customerId, r.receiptId)"
          + " from Response r where r.atRisk and r.customerId in :customers")
  List<AtRisk> atRisk(Collection<String> customers);
}
