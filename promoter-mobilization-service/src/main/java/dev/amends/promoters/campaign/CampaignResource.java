package dev.amends.promoters.campaign;

import dev.amends.edge.problem.ErrorCode;
import dev.amends.edge.security.Roles;
import io.quarkus.panache.common.Sort;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The campaigns there are. */
@Path("/api/promoters/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.MARKETER)
@RunOnVirtualThread
public class CampaignResource {

  private final CampaignRepository campaigns;

  CampaignResource(CampaignRepository campaigns) {
    this.campaigns = campaigns;
  }

  /** A text in both languages of the console. */
  public record Translated(String sv, String en) {}

  /** A campaign as the console shows it. */
  public record CampaignView(
      String id,
      Translated name,
      String kind,
      String state,
      String trigger,
      String channel,
      String purpose) {

    static CampaignView of(Campaign campaign) {
      return new CampaignView(
          campaign.id,
          new Translated(campaign.nameSv, campaign.nameEn),
          campaign.kind,
          campaign.state,
          campaign.trigger,
          campaign.channel,
          campaign.purpose);
    }
  }

  /** All campaigns; there are few. */
  public record Campaigns(List<CampaignView> items) {}

  @GET
  @Transactional
  public Campaigns list() {
    return new Campaigns(campaigns.listAll(Sort.by("id")).stream().map(CampaignView::of).toList());
  }

  @GET
  @Path("/{id}")
  @Transactional
  public CampaignView one(String id) {
    return campaigns
        .findByIdOptional(id)
        .map(CampaignView::of)
        .orElseThrow(
            () -> ErrorCode.NOT_FOUND.because("There is no campaign " + id + "; see the list."));
  }
}
