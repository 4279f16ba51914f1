package dev.amends.promoters.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Campaigns by id. */
@ApplicationScoped
public class CampaignRepository implements PanacheRepositoryBase<Campaign, String> {

  /** The active campaigns that an assessed response sets off. */
  public List<Campaign> triggeredByAssessment() {
    return list("state = 'active' and trigger = 'assessment' order by id");
  }
}
