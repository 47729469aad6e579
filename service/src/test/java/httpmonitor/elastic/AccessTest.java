package httpmonitor.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private HttpAnswers server;
    private ElasticConnection connection;
    private Access access;

    @BeforeEach
    void open() throws Exception {
        server = new HttpAnswers();
        connection = ElasticConnection.to(ElasticSettings.of(server.url().toString()));
        access = new Access(connection, IndexNames.of("web-*"));
    }

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void everyRoleIsPutUnderItsName() throws Exception {
        server.then(200, "{}").then(200, "{}").then(200, "{}");
        assertThat(access.installRoles()).isEqualTo(new Provision.Installed());
        assertThat(server.asked)
                .extracting(HttpAnswers.Asked::line)
                .containsExactly(
                        "PUT /_security/role/httpmonitor_writer",
                        "PUT /_security/role/httpmonitor_reader",
                        "PUT /_security/role/httpmonitor_alert_writer");
        assertThat(json(0)).isEqualTo(Json.MAPPER.readTree("""
                        {"cluster":["monitor"],"indices":[
                         {"names":["web-*","httpmonitor-unparsed"],"privileges":["create_doc","auto_configure","view_index_metadata"]},
                         {"names":["httpmonitor-heartbeat"],"privileges":["index","auto_configure","view_index_metadata"]}]}"""));
    }

    @Test
    void aUserHasTheRoleOfItsName() throws Exception {
        server.then(200, "{}").then(200, "{}");
        access.installUser(Role.WRITER, "secret1");
        access.installUser(Role.ALERT_WRITER, "secret2");
        assertThat(json(0))
                .isEqualTo(Json.MAPPER.readTree("{\"password\":\"secret1\",\"roles\":[\"httpmonitor_writer\"]}"));
        assertThat(json(1).path("roles")).hasSize(2);
    }

    @Test
    void aKeyIsMadeOnce() throws Exception {
        server.then(200, "{}").then(200, "{\"id\":\"i\",\"encoded\":\"abc==\"}");
        server.then(200, "{\"api_keys\":[{\"id\":\"i\"}]}");
        assertThat(access.createKey(Role.READER)).contains("abc==");
        assertThat(json(1).at("/role_descriptors/httpmonitor_reader/indices/0/privileges/0")
                        .asText())
                .isEqualTo("read");
        assertThat(access.createKey(Role.READER)).isEmpty();
    }

    @Test
    void aClusterWithoutSecurityLacksRoles() throws Exception {
        server.then(400, "{\"error\":\"no handler found for uri [/_security/role/x] and method [PUT]\"}");
        assertThat(access.installRoles()).isInstanceOf(Provision.Lacking.class);
    }

    @Test
    void whoMayNotIsToldWhichStepAndTheServersReason() throws Exception {
        server.then(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"granted by [manage_security]\"}}");
        assertThat(access.installRoles())
                .isInstanceOfSatisfying(
                        Provision.Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("Cannot install the role httpmonitor_writer", "manage_security"));
    }

    @Test
    void anyOtherErrorIsAFailure() {
        server.then(500, "{\"error\":{\"type\":\"exception\",\"reason\":\"broken\"}}");
        assertThatExceptionOfType(ElasticException.class)
                .isThrownBy(access::installRoles)
                .withMessageContaining("Cannot install the role httpmonitor_writer")
                .withMessageContaining("broken");
    }

    private JsonNode json(int request) throws Exception {
        return Json.MAPPER.readTree(server.asked.get(request).body());
    }
}
