import { type JsonLd, jsonLdScript } from '#lib/feed/structured-data.ts';

/** Structured data as a script element for the head; browsers read it and never run it. */
export function jsonLdElement(...parts: JsonLd[]): string {
	return `<script type="application/ld+json">${jsonLdScript(parts)}</script>`;
}
