package dev.amends.peer.recovery;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface Cases extends JpaRepository<RecoveryCase, UUID> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "from RecoveryCase where customerId in :customers"
          + " and state in ('open', 'claimed', 'snoozed') order by id")
  List<RecoveryCase> lockActive(Collection<String> customers);

  List<RecoveryCase> findByCustomerIdOrderByOpenedAtDesc(String customerId, Limit limit);
}
