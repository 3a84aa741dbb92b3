import type { Certificate } from '#lib/credentials/certificate.ts';
import type { Place } from '#lib/credentials/certificate-words.ts';
import { paths } from '#lib/platform/paths.ts';
import { jsonLdElement } from '../../../(site)/json-ld-script.ts';

/** A public certificate in schema.org's words: a person, and the credential that they have. */
export function certificateJsonLd({ id, slug, subject, awardedAt }: Certificate, { locale, siteName, origin }: Place): string {
	const url = origin + paths.certificate(locale, slug);
	return jsonLdElement({
		'@context': 'https://schema.org',
		'@type': 'Person',
		name: subject.holderName,
		hasCredential: {
			'@type': 'EducationalOccupationalCredential',
			'@id': url,
			url,
			name: subject.title,
			identifier: id,
			credentialCategory: 'certificate',
			competencyRequired: subject.outcomes,
			dateCreated: awardedAt.toISOString().slice(0, 10),
			inLanguage: subject.language,
			image: origin + paths.certificateFile(slug, 'png'),
			recognizedBy: { '@type': 'Organization', name: siteName, url: origin },
		},
	});
}
