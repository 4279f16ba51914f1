package dev.amends.recovery.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A customer, for reading; the stream writes it. */
@Entity
@Immutable
@Table(name = "customer")
public class CustomerRow {

  @Id
  @Column(name = "customer_id")
  public String customerId;

  public String name;
  public String email;
  public String phone;
  public String language;
  public String segment;

  @Column(name = "tenure_months")
  public Integer tenureMonths;

  @Column(name = "value_amount")
  public BigDecimal valueAmount;

  @Column(name = "value_currency")
  public String valueCurrency;
}
