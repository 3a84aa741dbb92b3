import { expect, test } from 'vitest';
import { aCertificate, subject } from '../../../tests/credentials/award.ts';
import { linkedInAddress } from './linkedin-address.ts';

test('LinkedIn is told the name, the issuer, the month and where to check it', () => {
	const address = 'https://cases.example.org/certificate/s';
	const titled = { ...subject, title: 'Kai & bygd = 100 %' };
	const certificate = aCertificate({ id: 'abc', subject: titled, awardedAt: new Date('2026-03-31T22:30:00Z') });
	const url = new URL(linkedInAddress(certificate, { siteName: 'Test & co', address }));
	expect(url.origin + url.pathname).toBe('https://www.linkedin.com/profile/add');
	expect(Object.fromEntries(url.searchParams)).toEqual({
		startTask: 'CERTIFICATION_NAME',
		name: 'Kai & bygd = 100 %',
		organizationName: 'Test & co',
		issueYear: '2026',
		issueMonth: '4',
		certUrl: address,
		certId: 'abc',
	});
});
