package dev.amends.peer.recovery;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Feedbacks extends JpaRepository<CaseFeedback, UUID> {}
