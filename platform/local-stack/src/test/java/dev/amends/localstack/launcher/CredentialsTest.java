package dev.amends.localstack.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @TempDir Path folder;

  @Test
  void onlyTheOwnerMayReadTheFile() throws Exception {
    Credentials.keptIn(file(), Map.of());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  @Test
  void theFileHasTheShapeThatScriptsRelyOn() throws Exception {
    Credentials.keptIn(file(), Map.of());
    var json = new ObjectMapper().readTree(file().toFile());
    var names = new ArrayList<String>();
    json.fieldNames().forEachRemaining(names::add);
    assertEquals(
        List.of("baseUrl", "users", "clients", "webhookSecrets", "services", "mail"), names);
    assertEquals("http://localhost:8080", json.get("baseUrl").asText());
    assertEquals("http://localhost:8083", json.at("/services/recovery-workflow").asText());
    assertEquals("http://localhost:8025", json.at("/mail/api").asText());
    assertEquals("upstream-system", json.at("/clients/0/clientId").asText());
    assertTrue(json.at("/webhookSecrets/formbricks").asText().startsWith("whsec_"));
  }

  @Test
  void oneLoginForEachRoleComesFirst() {
    var users = Credentials.keptIn(file(), Map.of()).users();
    for (int i = 0; i < Credentials.ROLES.size(); i++) {
      assertEquals(List.of(Credentials.ROLES.get(i)), users.get(i).roles());
    }
  }

  @Test
  void aLaterStartKeepsTheLoginsAndFollowsThePorts() {
    var first = Credentials.keptIn(file(), Map.of());
    var second = Credentials.keptIn(file(), Map.of("AMENDS_PORT_GATEWAY", "18080"));
    assertEquals(first.users(), second.users());
    assertEquals(first.clients(), second.clients());
    assertEquals(first.webhookSecrets(), second.webhookSecrets());
    assertEquals("http://localhost:18080", second.baseUrl());
  }

  @Test
  void aToolThatCameWithAnUpgradeGetsASecretAndTheOthersKeepTheirs() throws Exception {
    var first = Credentials.keptIn(file(), Map.of());
    var json = (ObjectNode) new ObjectMapper().readTree(file().toFile());
    ((ObjectNode) json.get("webhookSecrets")).remove("wootric");
    Files.writeString(file(), json.toString());
    var second = Credentials.keptIn(file(), Map.of()).webhookSecrets();
    assertTrue(second.get("wootric").startsWith("whsec_"));
    assertEquals(first.webhookSecrets().get("typeform"), second.get("typeform"));
  }

  @Test
  void twoInstallationsHaveDifferentPasswords() {
    var here = Credentials.keptIn(file(), Map.of());
    var elsewhere = Credentials.keptIn(folder.resolve("other/credentials.json"), Map.of());
    assertNotEquals(here.users().getFirst().password(), elsewhere.users().getFirst().password());
  }

  private Path file() {
    return folder.resolve("credentials.json");
  }
}
