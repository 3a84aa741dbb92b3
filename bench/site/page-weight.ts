import { request } from 'undici';

/** Bytes as they are sent to a browser that accepts Brotli. */
export interface PageWeight {
	html: number;
	css: number;
	js: number;
}

/** Weighs a page with the stylesheets and scripts that it loads, and the modules that those import. */
export async function weighPage(origin: string, path: string): Promise<PageWeight> {
	const html = await fetchText(new URL(path, origin));
	const tags = html.text.match(/<(link|script)\b[^>]*>/g) ?? [];
	const linked = (pattern: RegExp) =>
		tags.filter((tag) => pattern.test(tag)).flatMap((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? []);
	const css = await Promise.all(linked(/rel="stylesheet"/).map((href) => fetchText(new URL(href, new URL(path, origin)))));
	const scripts = linked(/^<script|rel="modulepreload"/).map((src) => new URL(src, new URL(path, origin)).href);
	return { html: html.bytes, css: css.reduce((sum, { bytes }) => sum + bytes, 0), js: await weighModules(scripts) };
}

async function weighModules(urls: string[]): Promise<number> {
	const weighed = new Set<string>();
	let sum = 0;
	for (const url of urls) {
		if (weighed.has(url)) continue;
		weighed.add(url);
		const { text, bytes } = await fetchText(new URL(url));
		sum += bytes;
		const imports = text.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["']([^"']+)["']/g);
		for (const [, specifier = ''] of imports) urls.push(new URL(specifier, url).href);
	}
	return sum;
}

async function fetchText(url: URL): Promise<{ text: string; bytes: number }> {
	const coded = await fetchCoded(url);
	const plain = await fetch(url);
	if (!plain.ok) throw new Error(`${url} answers ${plain.status}.`);
	return { text: await plain.text(), bytes: coded.body.length };
}

/** What a browser is sent, before it decodes it. */
export async function fetchCoded(url: URL): Promise<{ body: Buffer; type: string; coding: string | undefined }> {
	const { statusCode, headers, body } = await request(url, { headers: { 'accept-encoding': 'br' } });
	if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}.`);
	return {
		body: Buffer.from(await body.arrayBuffer()),
		type: String(headers['content-type']),
		coding: headers['content-encoding'] as string | undefined,
	};
}
