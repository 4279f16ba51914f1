/**
 * Whether there are figures about single employees: off, until an administrator says why they are
 * needed. While they are off no response is kept with an employee.
 */
package dev.amends.risk.employee;
