/** A feed about an invented programme with any number of invented episodes, a piece at a time. */
export function* inventedFeed(base: string, count: number, notesLength = 1_000): Generator<string> {
	yield `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Oppdiktet serie</title><language>nb</language><link>${base}/</link>\n`;
	for (let number = count; number > 0; number--) yield inventedItem(base, number, undefined, notesLength);
	yield '</channel></rss>\n';
}

/** One invented episode. */
export function inventedItem(base: string, number: number, title = `Prøve nummer ${number}`, notesLength = 1_000): string {
	const notes = `Vi prøvde for ${number}. gang, og noe gikk galt igjen. `.repeat(notesLength / 50);
	return `<item><title>C${String(number).padStart(4, '0')} – ${title}</title>
<guid isPermaLink="false">urn:oppdiktet:${number}</guid><description>${notes}</description>
<pubDate>${new Date(Date.UTC(2020, 0, 1) + number * 3_600_000).toUTCString()}</pubDate>
<enclosure url="${base}/${number}.mp3" type="audio/mpeg" length="1000"/>
<podcast:person role="guest">Gjest ${number % 50}</podcast:person><itunes:duration>${600 + number}</itunes:duration></item>\n`;
}
