// Keeps hold of the memory of each WebAssembly module, which no other number of the browser's has in it.
(() => {
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await original.apply(WebAssembly, all);
      const exported = Object.values((made.instance ?? made).exports);
      memories.push(...exported.filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  }
  window.wasmBytes = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
})();
