package boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;

/** Whether all of a view can be seen, however large its text is and whatever its colors are. */
final class Fit {

  private static final String TEXT_SIZE =
      "(size) => { document.documentElement.style.fontSize = size; }";

  /**
   * Texts that are not whole in view, or outside of it. Tables scroll sideways; the address of the
   * person is whole in their menu.
   */
  private static final String CUT =
      """
      () => {
        const faults = [];
        const root = document.documentElement;
        const wide = root.scrollWidth - root.clientWidth;
        if (wide > 0) faults.push(`The view scrolls sideways by ${wide}.`);
        const styleOf = (node) => getComputedStyle(node);
        const isHidden = (node) => styleOf(node).clipPath !== 'none';
        const scrolls = (node) => ['auto', 'scroll'].includes(styleOf(node).overflowX);
        const clips = (node) => ['hidden', 'clip'].includes(styleOf(node).overflowX);
        const shown = document.querySelector('dialog[open]') ?? document.body;
        for (const node of shown.querySelectorAll(':not(svg, svg *, option, script)')) {
          const texts = [...node.childNodes].filter(({ nodeType, data }) => nodeType === 3 && data.trim());
          if (texts.length === 0 || node.id === 'who') continue;
          if (!node.checkVisibility({ visibilityProperty: true })) continue;
          const above = [];
          for (let each = node; each && each !== root; each = each.parentElement) above.push(each);
          if (above.some(isHidden)) continue;
          const inside = above.findIndex(scrolls);
          const bounds = above.slice(0, inside < 0 ? undefined : inside + 1).filter(clips);
          for (const text of texts) {
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
              const out = inside < 0 && (box.left < -1 || box.right > root.clientWidth + 1);
              const cut = bounds.some((bound) => {
                const edge = bound.getBoundingClientRect();
                return box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 2;
              });
              if (out || cut) {
                faults.push(`${out ? 'Outside' : 'Cut'}: ${text.data.trim().slice(0, 60)}`);
                break;
              }
            }
          }
        }
        return faults;
      }\
      """;

  /** What cannot be seen or told apart by its colors. */
  private static final String INVISIBLE =
      """
      () => {
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const luminance = (color) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const contrast = (one, other) => {
          const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
          return (light + 0.05) / (dark + 0.05);
        };
        const isClear = (color) => /^rgba.*, 0\\)$/.test(color);
        const behind = (node) => {
          for (let each = node; each; each = each.parentElement) {
            const { backgroundColor } = getComputedStyle(each);
            if (!isClear(backgroundColor)) return backgroundColor;
          }
          return 'Canvas';
        };
        const faults = [];
        for (const node of document.querySelectorAll('body *')) {
          if (!node.checkVisibility({ visibilityProperty: true })) continue;
          const style = getComputedStyle(node);
          const name = `${node.tagName} ${node.getAttribute('class') ?? ''} ${node.textContent.slice(0, 40)}`;
          const hasText = [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());
          if (hasText && !node.closest('svg') && contrast(style.color, behind(node)) < 3) faults.push(`Text: ${name}`);
          if (node.matches('svg .line') && contrast(style.stroke, behind(node)) < 3) faults.push(`Line: ${name}`);
          if (node.matches('button, .button, input:not([type=checkbox], [type=radio]), select, textarea')) {
            const bare = parseFloat(style.borderTopWidth) === 0 && style.textDecorationLine === 'none';
            if (bare && !node.matches('[aria-pressed=true]')) faults.push(`No border: ${name}`);
          }
          if (node.matches('.bar') && contrast(style.backgroundColor, behind(node.parentElement)) < 1.5)
            faults.push(`Bar: ${name}`);
          if (node.matches('.top [aria-current=page]') && style.textDecorationLine !== 'underline')
            faults.push(`Not marked: ${name}`);
        }
        return faults;
      }\
      """;

  /** What is too small for a finger. Links in a sentence may be. */
  private static final String SMALL =
      """
      () => [...document.querySelectorAll(
          'button, .button, input, select, textarea, summary, .top a, .foot a, .actions > a')]
        .filter((node) => node.checkVisibility({ visibilityProperty: true }))
        .filter((node) => getComputedStyle(node).clipPath === 'none' && !node.closest('.skip'))
        .map((node) => (node.matches('[type=checkbox], [type=radio]') ? (node.labels[0] ?? node) : node))
        .filter((node) => node.getBoundingClientRect().height < 43.5)
        .map((node) => `${node.tagName} ${node.textContent.slice(0, 40)}`)\
      """;

  private Fit() {}

  /**
   * Nothing is cut, and nothing scrolls sideways.
   *
   * @param width of the screen, in CSS pixels
   * @param size of the text, such as {@code 200%}
   */
  static void holds(Visitor visitor, int width, String size) {
    var page = visitor.page();
    page.setViewportSize(width, 800);
    page.evaluate(TEXT_SIZE, size);
    assertThat(page.evaluate(CUT)).as("at %d px, text at %s", width, size).asList().isEmpty();
    page.evaluate(TEXT_SIZE, "");
  }

  /** A finger hits every control. */
  static void holdsForFingers(Visitor visitor) {
    assertThat(visitor.page().evaluate(SMALL)).as("smaller than 44 px").asList().isEmpty();
  }

  /** Nothing moves for who does not want it: all visitors of tests ask for that. */
  static void holdsStill(Visitor visitor) {
    assertThat(visitor.page().evaluate("document.getAnimations().length")).isEqualTo(0);
  }

  /** Nothing is lost where the browser takes colors of its own. */
  static void holdsInForcedColors(Visitor visitor) {
    var page = visitor.page();
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    assertThat(page.evaluate(INVISIBLE)).as("in forced colors").asList().isEmpty();
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
  }
}
