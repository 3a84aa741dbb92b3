import { execFileSync, spawnSync } from 'node:child_process';
import { sampleRate } from './speak.mjs';

const raw = ['-f', 's16le', '-ar', String(sampleRate), '-ac', '1', '-i', 'pipe:0'];
const loudness = 'I=-16:TP=-1.5:LRA=11';
/** Nothing that changes from run to run goes into the file. */
const steady = ['-fflags', '+bitexact', '-flags:a', '+bitexact'];

/** Brings samples to −16 LUFS, measured first, so that the whole file is raised alike. */
export function loudnessFilter(samples) {
	const args = ['-hide_banner', '-nostats', ...raw, '-af', `loudnorm=${loudness}:print_format=json`, '-f', 'null', '-'];
	const report = spawnSync('ffmpeg', args, { input: samples }).stderr.toString();
	const { input_i, input_tp, input_lra, input_thresh, target_offset } = JSON.parse(report.slice(report.lastIndexOf('{')));
	const measured = `measured_I=${input_i}:measured_TP=${input_tp}:measured_LRA=${input_lra}:measured_thresh=${input_thresh}`;
	return `loudnorm=${loudness}:${measured}:offset=${target_offset}:linear=true,aresample=${sampleRate}`;
}

/** Writes samples as a mono MP3 with its title. */
export function writeMp3(samples, file, { title, artist }) {
	const tags = Object.entries({ title, artist, album: 'Dugnad', copyright: 'CC BY 4.0' }).flatMap(([key, value]) => [
		'-metadata',
		`${key}=${value}`,
	]);
	const codec = ['-c:a', 'libmp3lame', '-b:a', '32k', '-ac', '1', '-id3v2_version', '3'];
	run(['-y', ...raw, '-af', loudnessFilter(samples), ...codec, ...steady, ...tags, file], samples);
}

/** Writes pictures, each shown for its time, with the samples as an MP4 that plays before it is wholly loaded. */
export function writeMp4(samples, list, file, { title }) {
	const wave = `[1:a]asplit[wave][said];[wave]showwaves=s=640x64:mode=cline:rate=4:colors=0xF2C879:draw=full[waves]`;
	const filter = `${wave};[0:v]fps=4,format=yuv420p[cards];[cards][waves]overlay=0:H-h-24:shortest=1,format=yuv420p[out];[said]${loudnessFilter(samples)}[sound]`;
	const video = ['-c:v', 'libx264', '-preset', 'veryslow', '-tune', 'stillimage', '-crf', '36', '-g', '120', '-threads', '1'];
	const audio = ['-c:a', 'aac', '-b:a', '32k', '-ac', '1', '-ar', '24000'];
	const inputs = ['-f', 'concat', '-safe', '0', '-i', list, ...raw];
	const maps = ['-filter_complex', filter, '-map', '[out]', '-map', '[sound]', '-metadata', `title=${title}`];
	run(
		['-y', ...inputs, ...maps, ...video, ...audio, ...steady, '-flags:v', '+bitexact', '-movflags', '+faststart', file],
		samples,
	);
}

/** The length of a finished file as players see it. */
export function durationOf(file) {
	const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
	return Math.round(Number(execFileSync('ffprobe', args).toString()) * 1000);
}

function run(args, input) {
	execFileSync('ffmpeg', ['-v', 'error', ...args], { input, stdio: ['pipe', 'inherit', 'inherit'] });
}
