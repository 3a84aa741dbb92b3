/** A place to share a case, by the name that the place calls itself. */
export interface ShareLink {
	name: string;
	href: string;
}

/** Plain links that share an address; no script of the other sites runs here. */
export function shareLinks(address: string, title: string): ShareLink[] {
	const url = encodeURIComponent(address);
	const text = encodeURIComponent(title);
	const both = encodeURIComponent(`${title} ${address}`);
	return [
		{ name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${url}` },
		{ name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
		{ name: 'X', href: `https://x.com/intent/post?url=${url}&text=${text}` },
		{ name: 'Mastodon', href: `https://share.joinmastodon.org/#text=${both}` },
		{ name: 'Bluesky', href: `https://bsky.app/intent/compose?text=${both}` },
	];
}

/** A letter with the case in it, to whoever the reader chooses. */
export function shareByMail(address: string, title: string): string {
	return `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
}

/** The code that puts a case's player, or something else of that name, into another page. */
export function embedCode(address: string, title: string, height = 260): string {
	const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
	return `<iframe src="${address}" title="${name}" width="100%" height="${height}" loading="lazy" allow="autoplay; picture-in-picture"></iframe>`;
}
