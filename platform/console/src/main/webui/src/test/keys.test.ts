import { beforeEach, describe, expect, it } from "vitest";
import { keyOf, KeyReader } from "../lib/keys";

let got: string | undefined;

function press(target: Element, init: KeyboardEventInit): string | undefined {
  got = undefined;
  const listen = (event: Event) => {
    got = keyOf(event as KeyboardEvent);
  };
  document.addEventListener("keydown", listen);
  target.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  document.removeEventListener("keydown", listen);
  return got;
}

describe("single keys", () => {
  beforeEach(() => {
    document.body.innerHTML = `<p id="page"></p><input id="field"><textarea id="area"></textarea><div contenteditable="true"><b id="rich"></b></div>
      <div role="dialog"><button id="inside"></button></div><select id="list"></select>`;
  });
  const el = (id: string) => document.getElementById(id)!;

  it("mean something on the page", () => {
    expect(press(el("page"), { key: "j" })).toBe("j");
    expect(press(el("page"), { key: "J", shiftKey: true })).toBe("j");
    expect(press(el("page"), { key: "?", shiftKey: true })).toBe("?");
    expect(press(el("page"), { key: "/", shiftKey: true })).toBe("/");
  });

  it.each(["field", "area", "rich", "list", "inside"])("rest while typing in or using %s", (id) => {
    expect(press(el(id), { key: "c" })).toBeUndefined();
    expect(press(el(id), { key: "j", repeat: true })).toBeUndefined();
  });

  it("leave every combination to the browser and the layout", () => {
    expect(press(el("page"), { key: "c", ctrlKey: true })).toBeUndefined();
    expect(press(el("page"), { key: "c", metaKey: true })).toBeUndefined();
    expect(press(el("page"), { key: "ł", altKey: true })).toBeUndefined();
    expect(press(el("page"), { key: "@", ctrlKey: true, altKey: true })).toBeUndefined();
  });

  it("repeat only for moving", () => {
    expect(press(el("page"), { key: "j", repeat: true })).toBe("j");
    expect(press(el("page"), { key: "e", repeat: true })).toBeUndefined();
  });

  it("are not text that is being composed, and not named keys", () => {
    expect(press(el("page"), { key: "e", isComposing: true })).toBeUndefined();
    expect(press(el("page"), { key: "Enter" })).toBeUndefined();
  });
});

describe("two keys in a row", () => {
  it("go somewhere when quick, and are two keys when slow", () => {
    const reader = new KeyReader();
    expect(reader.read("g", 1000)).toBe("g");
    expect(reader.read("q", 1500)).toBe("g q");
    expect(reader.read("q", 1600)).toBe("q");
    expect(reader.read("g", 2000)).toBe("g");
    expect(reader.read("q", 3500)).toBe("q");
  });
});
