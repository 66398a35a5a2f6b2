export type Query = Record<string, string | number | readonly string[] | undefined>;

/** `/search` + { q: 'chè', star: ['4', '5'] } -> `/search?q=ch%C3%A8&star=4&star=5`; what is empty is left out. */
export function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') params.append(key, String(one));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
