package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.rest.Privileges;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A key whose creator held less than it is given can do nothing: where in doubt, it is not enough. */
class HeldRightsTest {

    @ParameterizedTest
    @CsvSource({
        "*, all, access-log-*, create_doc, true",
        "access-log-*, create_doc, access-log-*, create_doc, true",
        "access-*, write, access-log-*, create_doc, true",
        "access-*, index, access-log-*, create_doc, true",
        "access-*, manage, access-log-*, view_index_metadata, true",
        "access-log-2026*, create_doc, access-log-*, create_doc, false",
        "access-log, create_doc, access-log-*, create_doc, false",
        "access.log-*, create_doc, accessXlog-*, create_doc, false",
        "access-log-*, read, access-log-*, create_doc, false",
        "access-log-*, create_doc, access-log-*, index, false",
        "access-log-*, manage, access-log-*, read, false",
    })
    void coversWhatAPatternAndAPrivilegeHold(
            String held, String privilege, String index, String needed, boolean expected) {
        HeldRights rights = new HeldRights(List.of(Privileges.on(List.of(held), privilege)));
        assertThat(rights.cover(List.of(Privileges.on(List.of(index), needed)))).isEqualTo(expected);
    }

    @Test
    void everyIndexAndEveryPrivilegeIsNeeded() {
        HeldRights rights = new HeldRights(
                List.of(Privileges.on(List.of("a-*"), "read"), Privileges.on(List.of("b-*"), "read", "create_doc")));
        assertThat(rights.cover(List.of(Privileges.on(List.of("a-*", "b-*"), "read"))))
                .isTrue();
        assertThat(rights.cover(List.of(Privileges.on(List.of("a-*", "b-*"), "read", "create_doc"))))
                .isFalse();
        assertThat(new HeldRights(List.of()).cover(List.of(Privileges.on(List.of("a-*"), "read"))))
                .isFalse();
    }
}
