import type { Context } from '#lib/context';
import { largestFile } from '#lib/file-limits';
import { fileSize } from '#lib/format';
import { translator } from '#lib/messages';

interface UploadFormProps {
  ctx: Context;
  /** Where the front door lets files through. */
  action: string;
  label: string;
  /** Whether more than one file may be chosen. */
  several?: boolean;
}

/** The field to which what was wrong with an upload leads. */
export const uploadField = 'add-files';

/** A plain form that sends files. */
export function UploadForm({ ctx, action, label, several = false }: UploadFormProps) {
  const t = translator(ctx.locale, ctx.user.digits);
  const help = `${uploadField}-help`;
  return (
    <form method="post" encType="multipart/form-data" action={action} className="upload">
      <div className="field">
        <label htmlFor={uploadField}>{label}</label>
        <p className="help" id={help}>{t('files.help', { size: fileSize(largestFile(ctx.firm), ctx.locale, ctx.user.digits) })}</p>
        <input type="file" id={uploadField} name="files" multiple={several} accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg" aria-describedby={help} />
      </div>
      <div className="actions"><button className="button quiet">{t('files.upload')}</button></div>
    </form>
  );
}
