// Shows beside a form what would come of it, a moment after the last key. Without this file the picture shows what is stored, and
// a button what is typed.
let waiting;
let asked = 0;
document.addEventListener('input', ({ target }) => {
  const form = target instanceof Element && target.closest('form');
  const picture = form && form.querySelector('img[data-preview]');
  if (!picture) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const mine = (asked += 1);
    const answer = await fetch(picture.dataset.preview, { method: 'POST', headers: { accept: 'image/svg+xml' }, body: new FormData(form) }).catch(() => null);
    if (answer?.ok && mine === asked) picture.src = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  }, 300);
});
