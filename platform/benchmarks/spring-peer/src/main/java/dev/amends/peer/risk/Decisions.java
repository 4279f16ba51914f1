package dev.amends.peer.risk;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface Decisions extends JpaRepository<Decision, UUID> {}
