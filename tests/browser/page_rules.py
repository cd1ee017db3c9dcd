"""What a page must keep in a browser: what axe finds, targets to press, focus to see."""

# axe's contrast, asked of three of all that have the same colours and letters on the same grounds:
# a hundred rows of a table are painted alike, and it takes axe longer than all its other rules
LIKE_EACH_OTHER = """
() => {
  const [kinds, kindOf, asked] = [new Map(), new Map([[null, 0]]), new Map()];
  const number = (look) => kinds.get(look) || kinds.set(look, kinds.size + 1).size;
  document.querySelectorAll("*").forEach((each) => {
    const own = getComputedStyle(each);
    const look = [own.color, own.backgroundColor, own.backgroundImage, own.opacity, own.fontSize,
      own.fontWeight, own.position, own.filter, own.textShadow, own.mixBlendMode,
      getComputedStyle(each, "::before").content, getComputedStyle(each, "::after").content,
      each.disabled];
    const kind = number([kindOf.get(each.parentElement), ...look].join("|"));
    kindOf.set(each, kind);
    const hasWords = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!(hasWords || each.matches("input, select, textarea")) || !each.checkVisibility()) return;
    asked.set(kind, (asked.get(kind) || 0) + 1);
    each.toggleAttribute("data-asked", asked.get(kind) <= 3);
  });
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-asked]" }] });
}
"""
AXE_RUN = """
async (options) => {
  const { violations } = await axe.run(options);
  document.querySelectorAll("[data-asked]").forEach((each) => each.removeAttribute("data-asked"));
  axe.configure({ rules: [{ id: "color-contrast", selector: "*" }] });
  return violations;
}
"""

# what can be pressed alone, is no link in a sentence, and is lower or narrower than a thumb
TOO_SMALL = """
() => [...document.querySelectorAll("a, button, summary, textarea, input")].filter((each) => {
  const own = each.getBoundingClientRect();
  const isApart = each.closest(".unseen, [aria-hidden], .skip_link");
  if (!own.width || isApart) return false;
  const label = ["radio", "checkbox"].includes(each.type) && each.labels[0];
  const box = label ? label.getBoundingClientRect() : own;
  const around = each.tagName === "A" && each.closest("p, li, td, dd");
  const isInSentence = around && around.textContent.trim() !== each.textContent.trim();
  return !isInSentence && (box.height < 44 || box.width < 44);
}).map((each) => each.outerHTML.slice(0, 120))
"""

# what can have the focus and is then outside of the window or wholly behind something else
HIDDEN_IN_FOCUS = """
() => {
  const places = [0.1, 0.5, 0.9];
  const isSeen = (each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    const [fromLeft, fromTop] = [Math.max(left, 0), Math.max(top, 0)];
    const width = Math.min(right, innerWidth) - fromLeft;
    const height = Math.min(bottom, innerHeight) - fromTop;
    return places.some((across) => places.some((down) => {
      const found = document.elementFromPoint(fromLeft + across * width, fromTop + down * height);
      return found && (each.contains(found) || found.control === each);
    }));
  };
  const stops = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]",
  );
  const hidden = [...stops].filter((each) => {
    if (each.tabIndex < 0 || each.disabled || !each.checkVisibility()) return false;
    each.focus();
    return document.activeElement === each && !isSeen(each);
  });
  document.activeElement.blur();
  scrollTo(0, 0);
  return hidden.map((each) => each.outerHTML.slice(0, 120));
}
"""
