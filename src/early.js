// Begins what the program needs while it is on its way: the configuration and the texts of the person's language.
// What comes of it stands in `leptosKratos`; `src/startup.rs` takes it over. The theme that was chosen holds at once.
(() => {
  const root = document.documentElement;
  const chosen = (name) => {
    try {
      return localStorage.getItem(`leptos-kratos.${name}`);
    } catch {
      return null; // Storage is switched off.
    }
  };
  const read = async (path) => {
    const answer = await fetch(path, { signal: AbortSignal.timeout?.(5000) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const theme = chosen("theme");
  if (theme) root.dataset.theme = theme;

  const config = read("/config.json");
  const language = config.then(JSON.parse).then(({ languages }) => {
    const same = (one, other) => one?.toLowerCase() === other.toLowerCase();
    const find = (wanted) =>
      languages.find((language) => same(wanted, language)) ??
      languages.find((language) => same(wanted?.split("-")[0], language.split("-")[0]));
    return [chosen("language"), ...navigator.languages].map(find).find(Boolean) ?? languages[0];
  });
  const texts = language
    .catch(() => "en")
    .then((language) => {
      root.lang = language;
      return read(`/locale/${language}.json`);
    });
  // Whoever takes them over says what is wrong.
  texts.catch(() => {});
  window.leptosKratos = { config, texts };
})();
