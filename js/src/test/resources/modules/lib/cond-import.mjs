export default 'imported';
