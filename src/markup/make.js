// Makes an element from its tag and the names and values of its attributes, separated by zeros: one call for all, as
// each call from WebAssembly costs more than its work. A value with an empty name is the text in it.
export function make(text) {
  const parts = text.split("\0");
  const element = document.createElement(parts[0]);
  for (let i = 1; i < parts.length; i += 2) {
    if (parts[i]) element.setAttribute(parts[i], parts[i + 1]);
    else element.textContent = parts[i + 1];
  }
  return element;
}
