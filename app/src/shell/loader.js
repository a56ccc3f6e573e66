const addresses = document.getElementById("islands").dataset.programs.split(" ");
const start = async (js, wasm) => {
  try {
    const [program, response] = await Promise.all([import(js), fetch(wasm)]);
    await program.default({ module_or_path: response });
    for (const island of document.querySelectorAll("leptos-island")) {
      const hydrate = program[island.dataset.component];
      if (!hydrate) continue;
      island.closest("leptos-children")?.$$on_hydrate?.();
      await hydrate(island);
    }
  } catch {}
};
const all = () => {
  for (let i = 0; i < addresses.length; i += 2) start(addresses[i], addresses[i + 1]);
};
const idle = () => (window.requestIdleCallback ? requestIdleCallback(all, { timeout: 2000 }) : setTimeout(all, 100));
if (window.WebAssembly?.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0))) {
  document.readyState === "complete" ? idle() : addEventListener("load", idle);
}
