import { type Check, wordFields } from '#lib/customers/checks/check';

/** In numbers and addresses of the net, nothing invisible has a meaning: it comes along when they are copied from a message. */
const anyInvisible = /[\p{Cf}\p{Cc}]/gu;

/** Control characters, directions forced upon the text, and spaces without width: no way of writing needs them. */
const neverMeant = /[\p{Cc}\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u;

/** Joiners and direction marks do no harm in Arabic, in Indic scripts and beside numbers; within a Latin, Greek or Cyrillic word they do. */
const withinWord = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200c-\u200f\u061c](?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/u;

const inWords = new RegExp(`${neverMeant.source}|${withinWord.source}`, 'gu');

const fields = [...wordFields.map((field) => ({ field, unwanted: inWords })), ...(['taxId', 'email', 'phone', 'website', 'postalCode'] as const).map((field) => ({ field, unwanted: anyInvisible }))];

export const checkInvisible: Check = (values) =>
  fields.flatMap(({ field, unwanted }) => {
    const found = values[field].match(unwanted) ?? [];
    if (found.length === 0) return [];
    const mended = values[field].replaceAll('\t', ' ').replaceAll(unwanted, '').trim();
    return [{ field, key: 'checks.invisible', values: { count: found.length }, correction: { [field]: mended } }];
  });
