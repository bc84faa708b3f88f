import { type Check, wordFields } from '#lib/customers/checks/check';

/** Signs that no name or address begins or ends with. Points and brackets are not among them: `Inc.`, `Zajazd (Kraków)`. */
const astray = /^[\s,،;؛:_/\\-]+(?=.*[\p{L}\p{N}])|(?<=[\p{L}\p{N}].*)[\s,،;؛:_/\\-]+$/gu;

export const checkPunctuation: Check = (values) =>
  wordFields.flatMap((field) => {
    const mended = values[field].replaceAll(astray, '');
    return mended === values[field] ? [] : [{ field, key: 'checks.strayPunctuation', correction: { [field]: mended } }];
  });
