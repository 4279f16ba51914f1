package dev.amends.edge.security;

/** The roles of the product. They do not imply each other. */
public final class Roles {

  public static final String UPSTREAM = "upstream";
  public static final String AGENT = "agent";
  public static final String TEAM_LEAD = "team-lead";
  public static final String MARKETER = "marketer";
  public static final String CX_LEAD = "cx-lead";
  public static final String ADMIN = "admin";

  private Roles() {}
}
