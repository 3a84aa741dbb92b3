import { closeSync, fstatSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { casesOfTurns } from './case-table.ts';
import { IndexDamaged, readFully } from './durable-file.ts';
import { countLive } from './live-counts.ts';
import {
	format,
	mark,
	type SectionName,
	type Sections,
	type Segment,
	type SegmentHeader,
	sectionTypes,
	trailerSize,
} from './segment.ts';

/** Opens a segment and reads what is held in memory. Throws `IndexDamaged` when its bytes are not what was written. */
export function openSegment(folder: string, file: string): Segment {
	const fd = openSync(join(folder, file), 'r');
	try {
		const header = readHeader(fd, file);
		const sections = readSections(fd, file, header);
		const caseOf = casesOfTurns(sections.turnStart, shared(Uint32Array, header.turns));
		const caseLength = shared(Uint32Array, header.cases);
		for (let i = 0; i < header.turns; i++) (caseLength[caseOf[i] as number] as number) += sections.turnLength[i] as number;
		const seenBlocks = shared(Uint8Array, sections.blockSum.length);
		const segment = { ...sections, file, fd, header, caseOf, caseLength, seenBlocks };
		return { ...segment, ...countLive(segment) };
	} catch (error) {
		closeSync(fd);
		throw error;
	}
}

function readHeader(fd: number, file: string): SegmentHeader {
	const { size } = fstatSync(fd);
	const damaged = new IndexDamaged(`The search index's file ${file} is damaged at its end.`);
	if (size < trailerSize) throw damaged;
	const trailer = Buffer.alloc(trailerSize);
	readFully(fd, trailer, size - trailerSize);
	const [length, sum, marked] = [0, 4, 8].map((at) => trailer.readUInt32LE(at)) as [number, number, number];
	if (marked !== mark || length > size - trailerSize) throw damaged;
	const text = Buffer.alloc(length);
	readFully(fd, text, size - trailerSize - length);
	if (crc32(text) !== sum) throw damaged;
	const header = JSON.parse(text.toString()) as SegmentHeader;
	if (header.format !== format) throw new IndexDamaged(`The search index's file ${file} has format ${header.format}.`);
	return header;
}

function readSections(fd: number, file: string, header: SegmentHeader): Sections {
	const sections: Partial<Record<SectionName, Sections[SectionName]>> = {};
	for (const [name, type] of Object.entries(sectionTypes)) {
		const { at, bytes, sum } = header.sections[name as SectionName];
		const array = shared<Sections[SectionName]>(type, bytes / type.BYTES_PER_ELEMENT);
		const memory = new Uint8Array(array.buffer);
		readFully(fd, memory, at);
		if (crc32(memory) !== sum) throw new IndexDamaged(`The search index's file ${file} is damaged: ${name}.`);
		sections[name as SectionName] = array;
	}
	return sections as Sections;
}

/** An array on memory that threads can share. */
function shared<Type>(type: { new (memory: SharedArrayBuffer): Type; readonly BYTES_PER_ELEMENT: number }, length: number): Type {
	return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}
