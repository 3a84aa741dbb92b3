import { calendarDay } from '#lib/platform/i18n/format.ts';
import type { Certificate } from './certificate.ts';

/** Where LinkedIn lets its member add a certificate to their profile, its fields filled in; `address` is the certificate's page. */
export function linkedInAddress(
	{ id, subject, awardedAt }: Certificate,
	{ siteName, address }: { siteName: string; address: string },
): string {
	const [issueYear = '', issueMonth] = calendarDay(awardedAt).split('-');
	const fields = {
		startTask: 'CERTIFICATION_NAME',
		name: subject.title,
		organizationName: siteName,
		issueYear,
		issueMonth: String(Number(issueMonth)),
		certUrl: address,
		certId: id,
	};
	return `https://www.linkedin.com/profile/add?${new URLSearchParams(fields)}`;
}
