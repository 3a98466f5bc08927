/** Somebody with a browser: follows redirects, keeps cookies, fills in the provider's forms. */

/** Signs in, or cancels; the URL that the provider sends the browser back to. */
export async function signIn(start: string, isBack: (url: string) => boolean, cancels = false): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 20; step++) {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      body: form ?? null,
      redirect: "manual",
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const page = await response.text();
    const location = response.headers.get("location");
    form = undefined;
    if (location) {
      url = new URL(location, url).href;
      if (isBack(url)) return url;
      continue;
    }
    const link = (cancels ? /href="([^"]*\/abort)"/ : /action="([^"]*)"/).exec(page)?.[1];
    if (!link) throw new Error(`${response.status} ${url}: ${page}`);
    if (!cancels) form = fieldsOf(page);
    url = new URL(link, url).href;
  }
  throw new Error("too many pages");
}

function fieldsOf(page: string): URLSearchParams {
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "";
  return new URLSearchParams(prompt === "login" ? { prompt, login: "alice", password: "any" } : { prompt });
}
