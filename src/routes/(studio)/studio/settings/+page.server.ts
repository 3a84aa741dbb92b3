import { fail, redirect } from '@sveltejs/kit';
import { mustRunSite } from '#lib/accounts/viewer.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { type SettingName, settingNames } from '#lib/platform/site-settings.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { listSettingChanges } from '#lib/studio/list-setting-changes.server.ts';
import { saveSetting } from '#lib/studio/save-setting.server.ts';
import { removeSiteFile, type SiteFileKind, type SiteFileRefusal, saveSiteFile } from '#lib/studio/save-site-file.server.ts';
import { readSettingForm, type SettingTrouble, writtenSettings } from '#lib/studio/settings-form.ts';
import { isHexColour } from '#lib/ui/colour.ts';
import { colourNames, mendColours, type SiteColours } from '#lib/ui/site-colours.ts';

export const load = async ({ locals: { db, viewer, site, config }, url }) => {
	const changes = await listSettingChanges(db, viewer);
	const done = settingNames.find((name) => name === url.searchParams.get('done'));
	return serverOnly({ changes, site, name: config.siteName, done });
};

const fileKinds = ['logo', 'cover'] as const satisfies SiteFileKind[];

/** What the page shows when a form was not taken, or asked for a preview only. */
interface Refused {
	setting: SettingName;
	given: Record<string, string>;
	troubles: SettingTrouble[];
	file?: SiteFileRefusal;
}

export const actions = {
	save: async ({ locals, request }) => {
		const { db, viewer, refreshSite } = locals;
		mustRunSite(viewer);
		const form = await request.formData();
		const given = Object.fromEntries([...form].map(([key, value]) => [key, typeof value === 'string' ? storable(value) : '']));
		const setting = writtenSettings.find((one) => one === given.setting) ?? 'name';
		if (setting === 'colours' && 'nearest' in given) Object.assign(given, nearest(given));
		const read = readSettingForm(setting, (field) => given[field] ?? '');
		if (read.troubles) return fail<Refused>(400, { setting, given, troubles: read.troubles });
		if ('preview' in given) return { setting, given, troubles: [] } as Refused;
		await saveSetting(db, viewer, setting, read.value);
		await refreshSite();
		redirect(303, doneAddress(locals, setting));
	},
	upload: async ({ locals, request }) => {
		const { db, viewer, storage, site, refreshSite } = locals;
		mustRunSite(viewer);
		const form = await request.formData();
		const kind = fileKinds.find((one) => one === form.get('setting')) ?? 'logo';
		const file = form.get(kind);
		const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
		const refusal = await saveSiteFile(db, viewer, storage, { kind, content, now: site });
		if (refusal) return fail<Refused>(400, { setting: kind, given: {}, troubles: [], file: refusal });
		await refreshSite();
		redirect(303, doneAddress(locals, kind));
	},
	reset: async ({ locals, request }) => {
		const { db, viewer, storage, site, refreshSite } = locals;
		mustRunSite(viewer);
		const asked = (await request.formData()).get('setting');
		const setting = settingNames.find((one) => one === asked);
		if (!setting) return fail<Refused>(400, { setting: 'name', given: {}, troubles: [] });
		const kind = fileKinds.find((one) => one === setting);
		if (kind) await removeSiteFile(db, viewer, storage, { kind, now: site });
		else await saveSetting(db, viewer, setting, undefined);
		await refreshSite();
		redirect(303, doneAddress(locals, setting));
	},
};

/** The colours that a form names, as near as they may be; nothing where one is no colour. */
function nearest(given: Record<string, string>): Partial<SiteColours> {
	const picked = Object.fromEntries(
		colourNames.map((name) => [name, given[name]?.toLowerCase() ?? '']),
	) as unknown as SiteColours;
	return Object.values(picked).every(isHexColour) ? mendColours(picked) : {};
}

/** Back to the section that was saved. */
function doneAddress({ locale }: { locale: App.Locals['locale'] }, setting: SettingName): string {
	return `${paths.studioPlace(locale, 'settings')}?done=${setting}#${setting}`;
}
