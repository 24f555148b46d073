package boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x admins y",
        "x,admins",
        "admins,",
        ",admins,",
        "[admins]",
        "[x admins]",
        "[admins",
        " admins",
        "admins ",
        "admins\n",
        "Admins",
        "superadmins",
        "admins-of-one-event",
        "admins\u200B",
        "\"admins\"",
        "admins y"
      })
  void a_group_that_contains_admins_is_another(String name) {
    assertThat(isAdmin(name, List.of(name))).isFalse();
    assertThat(isAdmin("[" + name + "]", List.of(name))).isFalse();
    assertThat(isAdmin("staff," + name, List.of("staff", name))).isFalse();
    assertThat(isAdmin("[staff " + name + "]", List.of("staff", name))).isFalse();
  }

  @Test
  void admins_among_several_groups_are_admins() {
    assertThat(isAdmin("admins", List.of("admins"))).isTrue();
    assertThat(isAdmin("staff,admins", List.of("staff", "admins"))).isTrue();
    assertThat(isAdmin("x,y,admins", List.of("x,y", "admins"))).isTrue();
    assertThat(isAdmin("[admins]", List.of("admins"))).isTrue();
    assertThat(isAdmin("[admins staff]", List.of("admins", "staff"))).isTrue();
  }

  @Test
  void a_token_adds_nothing_to_the_verified_claim() {
    assertThat(isAdmin("staff", List.of("admins"))).isFalse();
    assertThat(isAdmin("staff", List.of("staff", "admins"))).isFalse();
    assertThat(Groups.of(null, List.of(token(List.of("admins"))))).isEmpty();
  }

  @Test
  void two_tokens_make_no_admin() {
    var token = token(List.of("x", "admins"));

    assertThat(Groups.of("x,admins", List.of(token, token))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer a.b", "a.b.c.d", "Bearer a.*.c", "a.bm9uc2Vuc2U.c"})
  void what_is_no_token_makes_no_admin(String authorization) {
    assertThat(Groups.of("admins", List.of(authorization))).isEmpty();
  }

  @Test
  void without_a_token_commas_part_the_names() {
    assertThat(Groups.of("staff,admins", List.of())).containsExactlyInAnyOrder("staff", "admins");
    assertThat(Groups.of("admins,admins", List.of())).containsExactly("admins");
    assertThat(Groups.of("x admins y", List.of())).containsExactly("x admins y");
    assertThat(Groups.of("[x admins]", List.of())).containsExactly("[x admins]");
  }

  private static boolean isAdmin(String claim, List<String> names) {
    return new User("ada", Groups.of(claim, List.of("Bearer " + token(names)))).isAdmin();
  }

  private static String token(List<String> names) {
    var claims = new JsonMapper().valueToTree(Map.of("cognito:groups", names)).toString();
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }
}
