import type { Dict } from "../i18n";

/** How a customer is called: by name, else by number; an erased one by neither. */
export function nameOf(item: { customerName?: string | null; customerId: string }, t: Dict): string {
  if (item.customerId === "") return t.common.erasedCustomer;
  if (item.customerName) return item.customerName;
  return item.customerId.startsWith("anon:") ? t.common.anonymous : item.customerId;
}
