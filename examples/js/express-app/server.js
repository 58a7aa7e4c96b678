'use strict';

const path = require('path');
const express = require('express');
const cookieParser = require('cookie-parser');

const app = express();
const notes = new Map([[1, { id: 1, text: 'first' }]]);

app.use((req, res, next) => {
  res.on('finish', () => console.log(`${req.method} ${req.originalUrl} ${res.statusCode}`));
  next();
});
app.use(cookieParser());
app.use(express.json({ limit: '1kb' }));
app.use(express.urlencoded({ extended: false }));
app.use('/files', express.static(path.join(__dirname, 'public')));

const api = express.Router();
api.param('id', (req, res, next, id) => {
  req.note = notes.get(Number(id));
  if (req.note) next();
  else res.status(404).json({ error: `there is no note ${id}` });
});
api.get('/', (req, res) => res.json([...notes.values()].filter(({ text }) => text.includes(req.query.q ?? ''))));
api.get('/:id', (req, res) => res.json(req.note));
api.post('/', (req, res) => {
  const note = { id: notes.size + 1, text: req.body.text };
  notes.set(note.id, note);
  res.status(201).location(`${req.baseUrl}/${note.id}`).json(note);
});
app.use('/notes', api);

app.get('/visits', (req, res) => {
  const visits = Number(req.cookies.visits ?? 0) + 1;
  res.cookie('visits', visits, { httpOnly: true }).send(`visit ${visits}`);
});
app.post('/form', (req, res) => res.type('text').send(Object.entries(req.body).join(' ')));
app.get('/old', (req, res) => res.redirect('/notes'));
app.get('/fails', async () => {
  throw new Error('out of order');
});

app.use((error, req, res, next) => {
  res.status(error.status ?? 500).json({ error: error.message });
});

const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`);
});
process.on('SIGTERM', () => server.close(() => console.log('closed')));
