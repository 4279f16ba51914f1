package dev.amends.promoters.outreach.adapter;

import dev.amends.promoters.campaign.Campaign;
import dev.amends.promoters.campaign.CampaignRepository;
import dev.amends.promoters.outreach.application.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The campaigns as they are stored. */
@ApplicationScoped
class ActiveCampaigns implements Campaigns {

  private final CampaignRepository campaigns;

  ActiveCampaigns(CampaignRepository campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public List<String> triggeredByAssessment() {
    return campaigns.triggeredByAssessment().stream().map(Campaign::id).toList();
  }
}
