package dev.amends.promoters.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A campaign as it is stored; so far they come with the product and are not edited. */
@Entity
@Immutable
@Table(name = "campaign")
public class Campaign {

  @Id String id;

  String kind;

  String state;

  @Column(name = "\"trigger\"")
  String trigger;

  String channel;

  String purpose;

  @Column(name = "name_sv")
  String nameSv;

  @Column(name = "name_en")
  String nameEn;

  public String id() {
    return id;
  }
}
