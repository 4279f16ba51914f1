package dev.amends.edge.problem;

import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.Response.StatusType;

/** A status as the problem library wants it; some of ours are missing from its enumeration. */
record ProblemStatus(int code, String reason) implements StatusType {

  @Override
  public int getStatusCode() {
    return code;
  }

  @Override
  public Family getFamily() {
    return Family.familyOf(code);
  }

  @Override
  public String getReasonPhrase() {
    return reason;
  }
}
