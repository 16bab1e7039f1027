console.log('codecs: nothing to build yet')
