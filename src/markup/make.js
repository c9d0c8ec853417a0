// Makes an element of its tag and the names and values of its attributes, with zeros between them: one call for all, as each
// that WebAssembly makes costs more than what it does. What has no name is the text in it.
export function make(text) {
  const parts = text.split("\0");
  const element = document.createElement(parts[0]);
  for (let i = 1; i < parts.length; i += 2) {
    if (parts[i]) element.setAttribute(parts[i], parts[i + 1]);
    else element.textContent = parts[i + 1];
  }
  return element;
}
