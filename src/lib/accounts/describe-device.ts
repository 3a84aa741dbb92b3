/** The browser and the system of a device, as far as it tells. */
export interface Device {
	browser: string | undefined;
	system: string | undefined;
}

/** Order matters: almost every browser also calls itself Safari, and Edge calls itself Chrome. */
const browsers: [RegExp, string][] = [
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\bVivaldi\//, 'Vivaldi'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, 'Chrome'],
	[/\bVersion\/[\d.]+ (Mobile\/\w+ )?Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
	[/\bWindows NT\b/, 'Windows'],
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMacintosh\b/, 'Mac'],
	[/\bLinux\b/, 'Linux'],
];

/** What a member recognises a session by, from the browser's User-Agent. */
export function describeDevice(userAgent: string | null): Device {
	const first = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
	return { browser: first(browsers), system: first(systems) };
}
